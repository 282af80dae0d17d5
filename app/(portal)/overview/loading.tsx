import { PageHeaderSkeleton } from "../_components/page-header-skeleton.tsx";
import { BalanceCardsSkeleton } from "./_components/balance-cards-skeleton.tsx";
import { CardSkeleton } from "./_components/card-skeleton.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton actions />
			<BalanceCardsSkeleton />
			<div className="grid gap-4 lg:grid-cols-3">
				<CardSkeleton className="lg:col-span-2" rows={6} />
				<CardSkeleton rows={5} />
			</div>
			<CardSkeleton rows={5} />
		</>
	);
}
