import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

export function UseCreditsSkeleton() {
	return (
		<div aria-hidden className="grid items-start gap-4 lg:grid-cols-3">
			<Card className="space-y-3 p-5 lg:col-span-2">
				<Skeleton className="h-4 w-56" />
				<div className="grid gap-2 sm:grid-cols-2">
					{["mailing", "newsletter", "invitation", "reminder", "first lab", "second lab"].map((item) => (
						<Skeleton key={item} className="h-15 rounded-lg" />
					))}
				</div>
			</Card>
			<Card className="space-y-4 p-5">
				<Skeleton className="h-4 w-32" />
				<Skeleton className="h-9 w-full rounded-md" />
				<Skeleton className="h-16 w-full rounded-lg" />
				<Skeleton className="h-9 w-full rounded-md" />
			</Card>
		</div>
	);
}
