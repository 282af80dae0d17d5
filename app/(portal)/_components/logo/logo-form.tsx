"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSend } from "@/components/forms/use-send.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";
import { FileDrop } from "@/components/ui/fields/file-drop.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import type { ShownLogo } from "@/lib/logos/queries.ts";
import { saveLogoAction } from "./actions.ts";

interface LogoFormProps {
	logo: ShownLogo | null;
	/** Where it is shown. */
	text: string;
}

/** The organization's logo as it is shown; a file that is chosen replaces it at once. */
export function LogoForm({ logo, text }: LogoFormProps) {
	const t = useTranslations("logo");
	const router = useRouter();
	const [problem, setProblem] = useState<string | null>(null);
	const { send, pending } = useSend();
	const save = (encoded: string | null) =>
		send({
			action: saveLogoAction,
			input: () => ({ logo: encoded }),
			onDone: () => {
				setProblem(null);
				toast.done(t(encoded === null ? "removed" : "saved"));
				// It stands in the top bar, too.
				router.refresh();
			},
			onProblem: ({ message, fieldErrors }) => setProblem(fieldErrors?.logo ?? message),
		});
	return (
		<Card>
			<CardHeader>
				<CardTitle>{t("title")}</CardTitle>
			</CardHeader>
			<CardContent className="space-y-4">
				<p className="text-muted text-sm">{text}</p>
				{logo ? (
					<div className="flex flex-wrap items-center justify-between gap-4">
						{/* On white, as on paper: in the dark theme a button would vanish there. */}
						<div className="rounded-lg border border-line bg-white p-4">
							{/* biome-ignore lint/performance/noImgElement: it is as small as it is shown, and in no build. */}
							<img src={logo.path} width={logo.width} height={logo.height} alt={t("title")} />
						</div>
						<Button variant="outline" pending={pending} onClick={() => save(null)}>
							{t("remove")}
						</Button>
					</div>
				) : null}
				{problem ? (
					<Banner tone="bad" role="alert">
						{problem}
					</Banner>
				) : null}
				<FileDrop
					texts={{ drop: t("drop"), reading: t("reading"), limits: t("limits") }}
					pending={pending}
					accept="image/png,image/jpeg"
					onFile={async (file) => save(await asBase64(file))}
				/>
			</CardContent>
		</Card>
	);
}

function asBase64(file: File): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
		reader.onerror = () => reject(reader.error);
		reader.readAsDataURL(file);
	});
}
