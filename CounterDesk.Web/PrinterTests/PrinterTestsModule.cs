using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.PrinterTests;

public static class PrinterTestsModule
{
    public const string FileAddress = "/settings/printers/test.pdf";

    public static void AddPrinterTests(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<PrinterTestDesk>();

    /// <summary>Maps the test page as the file that is sent, for the system administrator alone.</summary>
    public static void MapPrinterTests(this IEndpointRouteBuilder routes) =>
        routes.MapGet(FileAddress, Send)
            .RequireAuthorization(policy => policy.RequireRole(DeskRoles.SystemAdministrator));

    private static IResult Send(string? printer, string? use, string? at, HttpContext context, PrinterTestDesk desk)
    {
        if (PrinterTest.Find(printer, use, at) is not { } test)
        {
            return Results.NotFound();
        }

        try
        {
            return desk.Draw(test, Clerk.Of(context.User)).Pdf is { } pdf
                ? Results.Bytes(pdf, "application/pdf")
                : Results.NotFound();
        }
        catch (ArgumentException)
        {
            // The settings no longer have the printer.
            return Results.NotFound();
        }
    }
}
