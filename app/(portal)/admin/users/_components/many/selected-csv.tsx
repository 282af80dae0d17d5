"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { readUsersFileAction } from "../../actions.ts";

/** Without it, Excel reads UTF-8 as the machine's old code page. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The selected people as a file. */
export function SelectedCsv({ userIds, disabled }: { userIds: readonly string[]; disabled: boolean }) {
	const t = useTranslations("table");
	const many = useTranslations("manyUsersBar");
	const { send, pending } = useSend();
	const download = () =>
		send({
			action: readUsersFileAction,
			input: () => ({ userIds: [...userIds] }),
			onDone: ({ csv }) => save(csv, `${many("fileName")}.csv`),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button size="sm" variant="outline" pending={pending} disabled={disabled} onClick={download}>
			<Download aria-hidden />
			{t("csv")}
		</Button>
	);
}

function save(csv: string, name: string) {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, csv], { type: "text/csv" }));
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}
