using CounterDesk.Domain.ShownCodes;

namespace CounterDesk.Web.Demo.Phone;

internal static class DemoPhoneModule
{
    /// <summary>Lets the demo city resolve the e-license codes that its people show.</summary>
    public static void AddDemoPhone(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<IShownCodeSource, DemoCodes>();
}
