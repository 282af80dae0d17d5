import { PageHeaderSkeleton } from "../_components/page-header-skeleton.tsx";
import { BillingSkeleton } from "./_components/billing-skeleton.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton />
			<BillingSkeleton />
		</>
	);
}
