import { Skeleton } from "@/components/ui/skeleton.tsx";
import { PageHeaderSkeleton } from "../../../_components/page-header-skeleton.tsx";

export default function Loading() {
	return (
		<>
			<Skeleton className="h-5 w-56" />
			<PageHeaderSkeleton actions />
			<Skeleton className="mx-auto h-[36rem] max-w-3xl rounded-xl" />
		</>
	);
}
