import type { KubeObject, OwnerReference } from './types.ts'

/** The reference to the owner that controls an object, if one does. Models apimachinery/pkg/apis/meta/v1/controller_ref.go (v1.36). */
export const controllerOf = ({ metadata }: KubeObject): OwnerReference | undefined =>
  metadata.ownerReferences?.find(({ controller }) => controller === true)

export const isControlledBy = (object: KubeObject, owner: KubeObject): boolean => controllerOf(object)?.uid === owner.metadata.uid

/** A reference to `owner` as its controller puts it into what it makes. */
export const controllerReference = ({ apiVersion, kind, metadata }: KubeObject): OwnerReference => ({
  apiVersion,
  blockOwnerDeletion: true,
  controller: true,
  kind,
  name: metadata.name,
  uid: metadata.uid ?? '',
})
