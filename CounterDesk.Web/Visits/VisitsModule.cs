using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Visits;

public static class VisitsModule
{
    /// <summary>Registers visits, what they hold in memory, and the job that ends forgotten ones.</summary>
    public static void AddVisits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<VisitOptions>()
            .BindConfiguration(VisitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<VisitContents>();
        builder.Services.AddSingleton<VisitDesk>();
        builder.Services.AddSingleton<LookUp>();
        builder.Services.AddHostedService<VisitTimeOut>();
    }

    /// <summary>
    /// Maps the file of the copy that a visit shows: the very one that prints, for the visit's clerk alone.
    /// </summary>
    public static void MapVisits(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/desk/visits/{id:guid}/copy.pdf", SendCopyAsync)
            .RequireAuthorization(policy => policy.RequireRole(DeskRoles.Clerk));

    private static async Task<IResult> SendCopyAsync(
        Guid id, HttpContext context, VisitDesk desk, VisitContents contents, CancellationToken cancellationToken) =>
        await desk.EnterAsync(id, Clerk.Of(context.User), cancellationToken) is VisitEntry.Open
        && contents.Find(id)?.Copy is { } copy
            ? Results.Bytes(copy.Pdf, "application/pdf")
            : Results.NotFound();
}
