namespace CounterDesk.Web.SignIn;

/// <summary>Names the words of the pages around sign-in.</summary>
public sealed class SignInText;
