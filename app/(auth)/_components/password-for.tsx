import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { NewPasswordField } from "@/components/new-password-field.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";

interface PasswordForProps extends ComponentProps<typeof NewPasswordField> {
	/** Known already; it is there for whatever keeps passwords. */
	email: string;
}

/** The password that somebody chooses for an address. */
export function PasswordFor({ email, ...password }: PasswordForProps) {
	const t = useTranslations("auth");
	return (
		<>
			<Field label={t("email")}>
				<Input name="email" type="email" autoComplete="username" value={email} readOnly />
			</Field>
			<NewPasswordField {...password} />
		</>
	);
}
