/** The mark: a trace in the round of an oscilloscope. */
export const Brand = () => (
  <svg className="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10.25" />
    <path d="M3.5 15.5h4v-7h5v7h3.2v-4.4h4.8" />
  </svg>
)
