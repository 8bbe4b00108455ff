/** A time that is not set where the API prints one all the same: null, which the published types do not tell. */
export const UNSET_TIME = null as unknown as string
