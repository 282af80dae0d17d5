import { PageHeaderSkeleton } from "../_components/page-header-skeleton.tsx";
import { CatalogueSkeleton } from "./_components/catalogue-skeleton.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton />
			<CatalogueSkeleton />
		</>
	);
}
