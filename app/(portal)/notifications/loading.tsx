import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { PageHeaderSkeleton } from "../_components/page-header-skeleton.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton actions />
			<TableSkeleton columns={3} toolbar />
		</>
	);
}
