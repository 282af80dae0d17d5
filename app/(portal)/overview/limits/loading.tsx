import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PageHeaderSkeleton } from "../../_components/page-header-skeleton.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton />
			<TableSkeleton columns={4} toolbar />
		</>
	);
}
