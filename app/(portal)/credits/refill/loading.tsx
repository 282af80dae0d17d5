import { PageHeaderSkeleton } from "../../_components/page-header-skeleton.tsx";
import { CreditsSkeleton } from "../_components/credits-skeleton.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton />
			<CreditsSkeleton />
		</>
	);
}
