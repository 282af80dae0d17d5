import { PageHeaderSkeleton } from "../_components/page-header-skeleton.tsx";
import { UseCreditsSkeleton } from "./_components/use-credits-skeleton.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton />
			<UseCreditsSkeleton />
		</>
	);
}
