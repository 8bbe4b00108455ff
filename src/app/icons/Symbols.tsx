/** The glyphs of states and the icons of the interface, drawn once and used by reference. */
export function Symbols() {
  return (
    <svg className="defs" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="p-dots" width="5" height="5" patternUnits="userSpaceOnUse">
          <circle className="p-calm" cx="2.5" cy="2.5" r=".95" />
        </pattern>
        <pattern id="p-unready" width="5.5" height="5.5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="p-live" d="M0 0V5.5" />
        </pattern>
        <pattern id="p-stopping" width="5.5" height="5.5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path className="p-fail" d="M0 0V5.5" />
        </pattern>
        <pattern id="p-gate" width="3" height="3" patternUnits="userSpaceOnUse">
          <path className="p-gate-line" d="M1.5 0V3" />
        </pattern>
        <pattern id="p-jitter" width="4" height="4" patternUnits="userSpaceOnUse">
          <circle className="p-warn" cx="2" cy="2" r=".9" />
        </pattern>
        <pattern id="p-blocked" width="5" height="5" patternUnits="userSpaceOnUse">
          <path className="p-fail" d="M2.5 0V5" />
        </pattern>
        <pattern id="p-unknown" width="5" height="5" patternUnits="userSpaceOnUse">
          <path className="p-unknown-line" d="M2.5 0V5" />
        </pattern>
        <pattern id="p-fault" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path className="p-fault-line" d="M0 0V6" />
        </pattern>
        <marker id="m-flow" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path className="flow-head" d="M0 0.5L7 4L0 7.5z" />
        </marker>
      </defs>

      <symbol id="g-ready" viewBox="0 0 12 12">
        <circle cx="6" cy="6" r="4.2" fill="currentColor" />
      </symbol>
      <symbol id="g-unready" viewBox="0 0 12 12">
        <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor" />
      </symbol>
      <symbol id="g-waiting" viewBox="0 0 12 12">
        <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.1 2.1" />
      </symbol>
      <symbol id="g-backoff" viewBox="0 0 12 12">
        <path d="M1.5 1.8V10.2H10.8z" fill="currentColor" />
      </symbol>
      <symbol id="g-error" viewBox="0 0 12 12">
        <path d="M2.6 2.6l6.8 6.8m0-6.8l-6.8 6.8" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </symbol>
      <symbol id="g-blocked" viewBox="0 0 12 12">
        <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M3.2 8.8l5.6-5.6" stroke="currentColor" strokeWidth="1.5" />
      </symbol>
      <symbol id="g-oom" viewBox="0 0 12 12">
        <path d="M1.5 2h9M3 4.5h6v6h-6z" fill="currentColor" stroke="currentColor" strokeWidth="1.5" />
      </symbol>
      <symbol id="g-unknown" viewBox="0 0 12 12">
        <path d="M3.6 4.3A2.4 2.4 0 1 1 7 6.5c-.7.4-1 .8-1 1.5M6 9.6v1" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </symbol>
      <symbol id="g-done" viewBox="0 0 12 12">
        <path d="M2 6.4l2.7 2.8L10 3.2" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
      </symbol>
      <symbol id="g-false" viewBox="0 0 12 12">
        <path d="M1.5 3.2v5.6h9" fill="none" stroke="currentColor" strokeWidth="1.7" />
      </symbol>
      <symbol id="g-true" viewBox="0 0 12 12">
        <path d="M1.5 8.8V3.2h9" fill="none" stroke="currentColor" strokeWidth="1.7" />
      </symbol>
      <symbol id="g-flag" viewBox="0 0 12 12">
        <path d="M2.2 11.2V1.2h7.9L7.8 4l2.3 2.8H3.4" fill="currentColor" stroke="currentColor" strokeWidth="1.1" strokeLinejoin="round" />
      </symbol>
      <symbol id="g-term" viewBox="0 0 12 12">
        <path d="M1.6 2.2h8.8L6 9.8z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      </symbol>
      <symbol id="g-kill" viewBox="0 0 12 12">
        <path d="M1.6 2.2h8.8L6 9.8z" fill="currentColor" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      </symbol>
      <symbol id="g-hook" viewBox="0 0 12 12">
        <rect x="1.2" y="3" width="9.6" height="6" rx="1.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </symbol>
      <symbol id="g-trip" viewBox="0 0 12 12">
        <path d="M1.4 9.6L6 1.8l4.6 7.8z" fill="currentColor" />
      </symbol>
      <symbol id="g-bad" viewBox="0 0 12 12">
        <path d="M3 2.4h6M6 2.4v8" fill="none" stroke="currentColor" strokeWidth="1.8" />
      </symbol>
      <symbol id="g-warning" viewBox="0 0 12 12">
        <path d="M6 1.3L11.3 10.6H.7z" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />
        <path d="M6 4.6v2.8m0 1.3v.6" stroke="currentColor" strokeWidth="1.3" />
      </symbol>
      <symbol id="g-info" viewBox="0 0 12 12">
        <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <path d="M6 5.2v3.4M6 3.2v.9" stroke="currentColor" strokeWidth="1.3" />
      </symbol>

      <symbol id="i-down" viewBox="0 0 16 16">
        <path d="M4.5 6.5L8 10l3.5-3.5" />
      </symbol>
      <symbol id="i-left" viewBox="0 0 16 16">
        <path d="M2.5 3.5h11v9h-11zM6.5 3.5v9" />
      </symbol>
      <symbol id="i-dock" viewBox="0 0 16 16">
        <path d="M2.5 3.5h11v9h-11zM2.5 9h11" />
      </symbol>
      <symbol id="i-search" viewBox="0 0 16 16">
        <circle cx="7" cy="7" r="4" />
        <path d="M10 10l3.5 3.5" />
      </symbol>
      <symbol id="i-undo" viewBox="0 0 16 16">
        <path d="M6 3.5L3 6.5l3 3M3 6.5h6.2a3.3 3.3 0 0 1 0 6.6H7" />
      </symbol>
      <symbol id="i-redo" viewBox="0 0 16 16">
        <path d="M10 3.5l3 3-3 3M13 6.5H6.8a3.3 3.3 0 0 0 0 6.6H9" />
      </symbol>
      <symbol id="i-theme" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="5.2" />
        <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" />
      </symbol>
      <symbol id="i-help" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="5.6" />
        <path d="M6.4 6.5a1.6 1.6 0 1 1 2.3 1.5c-.5.3-.7.6-.7 1.1m0 1.5v.5" />
      </symbol>
      <symbol id="i-present" viewBox="0 0 16 16">
        <path d="M2.5 3h11v7.5h-11zM8 10.5v2.5m-2.5 0h5" />
      </symbol>
      <symbol id="i-copy" viewBox="0 0 16 16">
        <path d="M5.5 5.5h7.5v7.5H5.5zM3 10.5V3h7.5" />
      </symbol>
      <symbol id="i-clear" viewBox="0 0 16 16">
        <path d="M2.5 13.5h11M4.2 10.3 10.3 4.2l2.6 2.6-5.2 5.2H5.9z" />
      </symbol>
      <symbol id="i-share" viewBox="0 0 16 16">
        <path d="M6.7 9.3a2.7 2.7 0 0 0 3.9 0l2-2a2.76 2.76 0 0 0-3.9-3.9l-.8.8M9.3 6.7a2.7 2.7 0 0 0-3.9 0l-2 2a2.76 2.76 0 0 0 3.9 3.9l.8-.8" />
      </symbol>
      <symbol id="i-more" viewBox="0 0 16 16">
        <path d="M3.5 8h.1m4.4 0h.1m4.4 0h.1" strokeWidth="2.2" strokeLinecap="round" />
      </symbol>
      <symbol id="i-first" viewBox="0 0 16 16">
        <path d="M3.5 3.5v9M12.5 3.5L6 8l6.5 4.5z" />
      </symbol>
      <symbol id="i-prev" viewBox="0 0 16 16">
        <path d="M10 3.5L5 8l5 4.5" />
        <circle cx="13" cy="8" r=".6" />
      </symbol>
      <symbol id="i-next" viewBox="0 0 16 16">
        <path d="M6 3.5L11 8l-5 4.5" />
        <circle cx="3" cy="8" r=".6" />
      </symbol>
      <symbol id="i-play" viewBox="0 0 16 16">
        <path d="M5 3.2v9.6l8-4.8z" fill="currentColor" />
      </symbol>
      <symbol id="i-pause" viewBox="0 0 16 16">
        <path d="M4.5 3.5h2v9h-2zM9.5 3.5h2v9h-2z" fill="currentColor" />
      </symbol>
      <symbol id="i-right" viewBox="0 0 16 16">
        <path d="M2.5 3.5h11v9h-11zM9.5 3.5v9" />
      </symbol>
      <symbol id="i-fit" viewBox="0 0 16 16">
        <path d="M2.5 3v10M13.5 3v10M5 8h6M6.7 6L4.8 8l1.9 2M9.3 6l1.9 2-1.9 2" />
      </symbol>
      <symbol id="i-pin" viewBox="0 0 16 16">
        <path d="M5.5 2.5h5M6.5 2.5v4L4.5 9h7L9.5 6.5v-4M8 9v4.5" />
      </symbol>
      <symbol id="i-table" viewBox="0 0 16 16">
        <path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6" />
      </symbol>
      <symbol id="i-lanes" viewBox="0 0 16 16">
        <path d="M2.5 3.5h4M5.5 8h8M5.5 12.5h8M8.5 3.5h5" />
      </symbol>
      <symbol id="i-menu" viewBox="0 0 16 16">
        <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />
      </symbol>
      <symbol id="i-close" viewBox="0 0 16 16">
        <path d="M4 4l8 8m0-8l-8 8" />
      </symbol>
    </svg>
  )
}
