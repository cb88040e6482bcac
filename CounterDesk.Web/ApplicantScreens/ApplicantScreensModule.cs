namespace CounterDesk.Web.ApplicantScreens;

public static class ApplicantScreensModule
{
    /// <summary>Registers the applicants' screens: which belongs to which counter, and what each shows.</summary>
    public static void AddApplicantScreens(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IScreenSource, VisitScreens>();
        builder.Services.AddHostedService<ScreenFollowing>();
        builder.Services.AddSingleton<Screens>();
        builder.Services.AddSingleton<AskedWords>();
        builder.Services.AddSingleton<ScreenSpeech>();
        builder.Services.AddSingleton<PairingCodes>();
        builder.Services.AddSingleton<ScreenPairing>();
    }
}
