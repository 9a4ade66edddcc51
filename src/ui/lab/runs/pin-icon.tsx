/** A drawing pin, on the same grid of 20 as the page's icons. */
export function PinIcon() {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M7 3.5h6M8 3.5v5l-2.5 3.5h9L12 8.5V3.5M10 12v5" />
    </svg>
  );
}
