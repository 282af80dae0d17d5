import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

const FIELD_ROWS = ["name", "address", "more", "city", "country", "mail"];

export function BillingSkeleton() {
	return (
		<Card aria-hidden className="max-w-3xl">
			<div className="space-y-5 p-5">
				<div className="flex gap-2">
					<Skeleton className="h-12 flex-1 rounded-lg" />
					<Skeleton className="h-12 flex-1 rounded-lg" />
				</div>
				{FIELD_ROWS.map((row) => (
					<div key={row} className="space-y-2">
						<Skeleton className="h-4 w-28" />
						<Skeleton className="h-9 w-full rounded-md" />
					</div>
				))}
			</div>
			<div className="border-t border-line px-5 py-4">
				<Skeleton className="h-9 w-40 rounded-md" />
			</div>
		</Card>
	);
}
