import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

/** Three, two or one in a row; where there are two, one alone in the last row has all of it. */
export const gridClasses = "grid gap-4 sm:grid-cols-2 sm:max-lg:*:last:odd:col-span-2 lg:grid-cols-3";

const CARDS = ["first", "second", "third"];

export function BalanceCardsSkeleton() {
	return (
		<div aria-hidden className={gridClasses}>
			{CARDS.map((card) => (
				<Card key={card} className="space-y-4 p-5">
					<Skeleton className="h-4 w-28" />
					<Skeleton className="h-9 w-40" />
					<Skeleton className="h-1.5 w-full rounded-full" />
					<div className="space-y-2">
						<Skeleton className="h-4 w-full" />
						<Skeleton className="h-4 w-3/4" />
					</div>
				</Card>
			))}
		</div>
	);
}
