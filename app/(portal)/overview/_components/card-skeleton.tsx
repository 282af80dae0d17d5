import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

/** The shape of a card with a title and some rows. */
export function CardSkeleton({ rows, className }: { rows: number; className?: string }) {
	return (
		<Card aria-hidden className={className}>
			<div className="flex min-h-12 items-center border-b border-line px-5">
				<Skeleton className="h-4 w-32" />
			</div>
			<div className="divide-y divide-line">
				{Array.from({ length: rows }, (_, row) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
					<div key={row} className="flex items-center justify-between gap-6 px-5 py-3.5">
						<Skeleton className="h-4 w-2/5" />
						<Skeleton className="h-4 w-16" />
					</div>
				))}
			</div>
		</Card>
	);
}
