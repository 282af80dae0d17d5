import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link.tsx";

interface ReportLinkProps {
	group: { id: string; name: string };
	/** Whether the whole row leads there. */
	ofRow?: boolean;
}

/** The link to a group's report, in which members find their own rows (product.md 27). */
export function ReportLink({ group, ofRow }: ReportLinkProps) {
	const word = useTranslations("words");
	return (
		<Link
			href={`/share/${group.id}/report`}
			data-row-link={ofRow ? "" : undefined}
			className="font-medium text-accent-ink underline-offset-4 hover:underline"
		>
			{word("report")}
			<span className="sr-only"> {group.name}</span>
		</Link>
	);
}
