import { type ReactNode, Suspense } from "react";
import { PartBoundary } from "./part-boundary.tsx";

interface PagePartProps {
	/** What its heading says, on a page of several parts: where it can't be read, the page says which part that is. */
	name?: string;
	/** Its skeleton. By default nothing stands there while it is read. */
	fallback?: ReactNode;
	/** Whether the page waits for it: how high it is depends on what it says, and what stands below must not move. */
	isAwaited?: boolean;
	/** Whether the page's heading is in it; where it can't be read, the page has another one. */
	isHead?: boolean;
	/** Of the card that stands there where it can't be read: the columns that it takes. */
	className?: string;
	children: ReactNode;
}

/**
 * A part of a page that reads for itself. While it is read its skeleton stands there; where it can't be read, what
 * happened and a button to try again: the rest of the page stays.
 */
export function PagePart({
	name,
	fallback = null,
	isAwaited = false,
	isHead = false,
	className,
	children,
}: PagePartProps) {
	return (
		<PartBoundary name={name} isHead={isHead} className={className}>
			{isAwaited ? children : <Suspense fallback={fallback}>{children}</Suspense>}
		</PartBoundary>
	);
}
