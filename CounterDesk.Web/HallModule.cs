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
            .ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<DeskClock>();
    }
}
