import { Card, CardHeader } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

/** Cards with so many rows each. */
export function RowsSkeleton({ cards }: { cards: readonly number[] }) {
	return (
		<div aria-hidden className="space-y-4">
			{cards.map((rows, card) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a skeleton never changes
				<Card key={card}>
					<CardHeader>
						<Skeleton className="h-4 w-28" />
					</CardHeader>
					<div className="divide-y divide-line">
						{Array.from({ length: rows }, (_, row) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: a skeleton never changes
							<div key={row} className="flex items-center justify-between gap-6 px-5 py-3.5">
								<Skeleton className="h-5 w-40" />
								<Skeleton className="h-5 w-28" />
							</div>
						))}
					</div>
				</Card>
			))}
		</div>
	);
}
