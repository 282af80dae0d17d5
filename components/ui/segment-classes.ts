/** The look of a few choices side by side, one of them chosen: links (`aria-current`) or labels around radio buttons. */
export const segmentListClasses = "flex gap-0.5 rounded-md bg-sunken p-0.5 text-small";
export const segmentClasses =
	"flex items-center gap-1.5 whitespace-nowrap rounded px-2 py-0.5 text-muted hover:text-ink aria-current:bg-surface aria-current:font-medium aria-current:text-ink aria-current:shadow-xs has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-xs dark:aria-current:bg-line dark:has-checked:bg-line aria-current:forced-chosen! has-checked:forced-chosen!";
