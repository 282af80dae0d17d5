/** The look of tabs, for links between pages too. */
export const tabListClasses = "relative flex gap-1 overflow-x-auto more-across border-b border-line text-sm";
export const tabClasses =
	"flex shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 py-2 text-muted hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink aria-selected:forced-chosen! aria-[current=page]:forced-chosen!";
