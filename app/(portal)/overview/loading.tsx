import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { BalanceCardsSkeleton } from "./_components/balance-cards-skeleton.tsx";
import { CardSkeleton } from "./_components/card-skeleton.tsx";

export default function Loading() {
	const t = useTranslations("overview");
	return (
		<>
			<PageHeader
				title={t("title")}
				subtitle={<Skeleton className="my-0.5 h-4 w-64" />}
				actions={<Skeleton className="h-9 w-32 rounded-md" />}
			/>
			<BalanceCardsSkeleton />
			<div className="grid gap-4 lg:grid-cols-3">
				<CardSkeleton className="lg:col-span-2" rows={6} />
				<CardSkeleton rows={5} />
			</div>
			<CardSkeleton rows={5} />
		</>
	);
}
