namespace CounterDesk.Web.ApplicantScreens;

public static class ApplicantScreensModule
{
    /// <summary>Registers the applicants' screens: which belongs to which counter, and what each shows.</summary>
    public static void AddApplicantScreens(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ScreenStage>();
        builder.Services.AddSingleton<IScreenSource>(services => services.GetRequiredService<ScreenStage>());
        builder.Services.AddSingleton<Screens>();
        builder.Services.AddSingleton<AskedWords>();
        builder.Services.AddSingleton<ScreenSpeech>();
        builder.Services.AddSingleton<PairingCodes>();
        builder.Services.AddSingleton<ScreenPairing>();
    }
}
