namespace CounterDesk.Web.Demo.IdentityProvider;

/// <summary>Names the words of the demo hall's sign-in page.</summary>
public sealed class DemoSignInText;
