import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { PageHeaderSkeleton } from "../../_components/page-header-skeleton.tsx";

const ROWS = ["plan", "credits", "price", "tax", "total"];

export default function Loading() {
	return (
		<>
			<Skeleton className="h-5 w-40" />
			<PageHeaderSkeleton actions />
			<div aria-hidden className="grid items-start gap-4 lg:grid-cols-3">
				<CardSkeleton className="lg:col-span-2" />
				<CardSkeleton />
			</div>
		</>
	);
}

function CardSkeleton({ className }: { className?: string }) {
	return (
		<Card className={className}>
			<div className="flex min-h-12 items-center border-b border-line px-5">
				<Skeleton className="h-4 w-28" />
			</div>
			<div className="divide-y divide-line">
				{ROWS.map((row) => (
					<div key={row} className="flex justify-between px-5 py-3.5">
						<Skeleton className="h-4 w-24" />
						<Skeleton className="h-4 w-20" />
					</div>
				))}
			</div>
		</Card>
	);
}
