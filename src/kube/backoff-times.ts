import { seconds } from '../base/time.ts'

/** The first and the longest back-off of containers and of images: each is twice as long as the one before. Models pkg/kubelet/kubelet.go newCrashLoopBackOff, MaxImageBackOff (v1.36). */
export const FIRST_BACKOFF = seconds(10)
export const LONGEST_BACKOFF = seconds(300)
