"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { resumeOrganizationAction } from "../../actions.ts";

/** Lets it go on, at once. */
export function ResumeOrganization({ organization: { id: organizationId, name } }: ResumeOrganizationProps) {
	const t = useTranslations("operatorOrganizations.resume");
	const { send, pending } = useSend();
	const resume = () =>
		send({
			action: resumeOrganizationAction,
			input: () => ({ organizationId }),
			onDone: () => toast.done(t("done", { name })),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button pending={pending} onClick={resume}>
			<Play aria-hidden />
			{t("button")}
		</Button>
	);
}

interface ResumeOrganizationProps {
	organization: { id: string; name: string };
}
