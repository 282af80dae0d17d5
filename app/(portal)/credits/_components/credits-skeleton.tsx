import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

export function CreditsSkeleton() {
	return (
		<div aria-hidden className="space-y-6">
			{["first", "second", "third"].map((name) => (
				<Card key={name} className="min-h-36.75 space-y-3 p-5">
					<Skeleton className="h-4 w-20" />
					<Skeleton className="h-9 w-56" />
					<Skeleton className="h-4 w-28" />
				</Card>
			))}
		</div>
	);
}
