import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { PageHeaderSkeleton } from "../../_components/page-header-skeleton.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton />
			<div aria-hidden className="space-y-6">
				<Skeleton className="h-12 w-full rounded-xl" />
				<div className="grid items-start gap-4 lg:grid-cols-3">
					<div className="space-y-4 lg:col-span-2">
						<Card className="space-y-5 p-5">
							<Skeleton className="h-4 w-full" />
							<Skeleton className="h-4 w-full" />
							<Skeleton className="h-4 w-full" />
							<Skeleton className="h-4 w-full" />
						</Card>
						<Card className="space-y-5 p-5">
							<Skeleton className="h-4 w-64" />
							<Skeleton className="h-4 w-48" />
						</Card>
					</div>
					<Card className="space-y-5 p-5">
						<Skeleton className="h-4 w-full" />
						<Skeleton className="h-4 w-full" />
						<Skeleton className="h-20 w-full rounded-lg" />
						<Skeleton className="h-9 w-full rounded-md" />
					</Card>
				</div>
			</div>
		</>
	);
}
