import AuthLayout from "./(auth)/layout.tsx";
import AuthNotFound from "./(auth)/not-found.tsx";

/** An address outside all sections: the same card as inside those for whoever is not signed in. */
export default function NotFound() {
	return (
		<AuthLayout>
			<AuthNotFound />
		</AuthLayout>
	);
}
