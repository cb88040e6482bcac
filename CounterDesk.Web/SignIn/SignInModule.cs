namespace CounterDesk.Web.SignIn;

public static class SignInModule
{
    public static void AddSignIn(this IHostApplicationBuilder builder)
    {
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<CurrentClerk>();
    }
}
