import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { CreditsSkeleton } from "./_components/credits-skeleton.tsx";

export default function Loading() {
	const t = useTranslations("credits");
	return (
		<>
			<PageHeader
				title={t("title")}
				subtitle={<Skeleton className="my-0.5 h-4 w-64" />}
				actions={<Skeleton className="h-9 w-32 rounded-md" />}
			/>
			<CreditsSkeleton />
		</>
	);
}
