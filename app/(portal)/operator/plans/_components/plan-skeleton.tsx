import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

export function PlanSkeleton() {
	return (
		<div aria-hidden className="grid items-start gap-4 lg:grid-cols-3">
			<Card className="space-y-5 p-5 lg:col-span-2">
				{[1, 2, 3, 4].map((row) => (
					<div key={row} className="space-y-2">
						<Skeleton className="h-4 w-24" />
						<Skeleton className="h-9 w-full" />
					</div>
				))}
			</Card>
			<Card className="p-5">
				<Skeleton className="h-24 w-full" />
			</Card>
		</div>
	);
}
