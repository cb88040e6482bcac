using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.HallTexts;

public static class HallTextsModule
{
    public const string PreviewAddress = "/settings/texts/preview";

    public static void AddHallTexts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CurrentHallTexts>();
        builder.Services.AddSingleton<HallTextSpecimen>();
        builder.Services.AddSingleton<HallTextCheck>();
        builder.Services.AddSingleton<HallTextDesk>();
        builder.Services.AddSingleton<TextPreviews>();
        builder.Services.AddHostedService<HallTextRefresh>();
    }

    /// <summary>Maps the paper that a page shows of what is being worded, for the system administrator alone.</summary>
    public static void MapHallTexts(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{PreviewAddress}/{{id:guid}}.pdf", (Guid id, TextPreviews previews) =>
                previews.Find(id) is { } pdf ? Results.Bytes(pdf, "application/pdf") : Results.NotFound())
            .RequireAuthorization(policy => policy.RequireRole(DeskRoles.SystemAdministrator));
}
