import { ChartColumn, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import type { ManagedGroup } from "@/lib/share-groups/queries.ts";
import { DeleteGroupButton } from "./delete-group-button.tsx";
import { EditDetails } from "./edit-details.tsx";

/** Manage ABCgroup: its name and description, its report, and the button to delete it. */
export function GroupHeader({ group }: { group: ManagedGroup }) {
	const t = useTranslations("shareGroupPage");
	const word = useTranslations("words");
	const share = useTranslations("share");
	const { id, name, description } = group;
	return (
		<PageHeader
			breadcrumb={[{ label: share("title"), href: "/share" }, { label: name }]}
			title={t("title", { name })}
			subtitle={
				<span className="inline-flex flex-wrap items-center gap-x-2">
					{description || <span className="text-faint">{t("noDescription")}</span>}
					{group.status === "open" ? <EditDetails group={group} /> : null}
				</span>
			}
			actions={
				<>
					<Button asChild variant="outline">
						<Link href={`/share/${id}/report`}>
							<ChartColumn aria-hidden />
							{word("report")}
						</Link>
					</Button>
					<Button asChild variant="outline">
						<a href={`/share/${id}/report.csv`} download>
							<Download aria-hidden />
							{word("download")}
						</a>
					</Button>
					{group.status === "open" ? <DeleteGroupButton group={{ id, name }} /> : null}
				</>
			}
		/>
	);
}
