namespace CounterDesk.Web;

public static class HallModule
{
    /// <summary>Registers which hall this is, where its data lies and what its clock says.</summary>
    public static void AddHall(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(DataFolder.From(builder.Configuration));
        builder.Services.AddOptions<HallOptions>()
            .BindConfiguration(HallOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                hall => hall.PublicAddress
                    is null or { IsAbsoluteUri: true, PathAndQuery: "/", Scheme: "http" or "https" },
                "Hall:PublicAddress is a scheme, a host and perhaps a port, such as https://check.example.gov.cn.")
            .ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<DeskClock>();
    }
}
