import { Card, CardHeader } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

const LINES = [0, 1];

/** The skeleton of a card of holds or refusals, in its place. */
export function SpendingSkeleton() {
	return (
		<Card aria-hidden>
			<CardHeader>
				<Skeleton className="h-5 w-36" />
			</CardHeader>
			<div className="divide-y divide-line border-t border-line">
				{LINES.map((line) => (
					<div key={line} className="flex justify-between gap-6 px-5 py-3.5">
						<Skeleton className="h-4 w-40" />
						<Skeleton className="hidden h-4 w-28 md:block" />
						<Skeleton className="h-4 w-16" />
					</div>
				))}
			</div>
		</Card>
	);
}
