import { PageHeaderSkeleton } from "../_components/page-header-skeleton.tsx";
import { BillingInformationSkeleton } from "./_components/billing-information.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton />
			<BillingInformationSkeleton />
		</>
	);
}
