namespace CounterDesk.Web.Fonts;

public static class FontsModule
{
    /// <summary>Registers the fonts of the printed page.</summary>
    public static void AddFonts(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<PageFonts>();
}
