using CounterDesk.Domain.Signing;
using CounterDesk.Domain.WorkingDays;
using CounterDesk.Web.Keys;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Objections;

public static class ObjectionsModule
{
    /// <summary>
    /// Registers objections, the job that ends their evidence, and the working days with the years the hall added.
    /// </summary>
    /// <exception cref="CannotStartException">A file with a year is wrong.</exception>
    public static void AddObjections(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ObjectionOptions>()
            .BindConfiguration(ObjectionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(LoadCalendar(DataFolder.From(builder.Configuration).Calendar));
        builder.Services.AddSingleton<ObjectionSlips>();
        builder.Services.AddSingleton<ObjectionDesk>();
        builder.Services.AddSingleton<ObjectionAnswers>();
        builder.Services.AddSingleton<EvidenceStore>();
        builder.Services.AddSingleton<ObjectionSending>();
        builder.Services.AddSingleton<ObjectionLetters>();
        builder.Services.AddHostedService<EvidenceEnd>();
        builder.Services.AddHostedService<ObjectionFollowing>();
        builder.Services.AddKeyedStore<ObjectionEvidence, string>("ObjectionEvidence", KeyUse.ObjectionEvidence);
    }

    /// <summary>Where the letter of an objection is.</summary>
    public static string LetterOf(string number) => $"/objections/{number}/letter.pdf";

    /// <summary>Maps the letters to issuers, for supervisors alone.</summary>
    public static void MapObjections(this IEndpointRouteBuilder routes) =>
        routes.MapGet(LetterOf("{number}"), SendLetterAsync)
            .RequireAuthorization(policy => policy.RequireRole(DeskRoles.Supervisor));

    private static async Task<IResult> SendLetterAsync(
        string number, ObjectionLetters letters, HttpContext context, CancellationToken cancellationToken) =>
        await letters.WriteAsync(number, Clerk.Of(context.User), cancellationToken) is { } pdf
            ? Results.Bytes(pdf, "application/pdf")
            : Results.NotFound();

    private static WorkCalendar LoadCalendar(string folder)
    {
        try
        {
            return WorkCalendar.Load(Directory.Exists(folder) ? ReadYears(folder) : []);
        }
        catch (CalendarException exception)
        {
            throw new CannotStartException(exception.Message);
        }
    }

    private static IEnumerable<CalendarFile> ReadYears(string folder) =>
        from file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
        select new CalendarFile($"calendar/{Path.GetFileName(file)}", File.ReadAllBytes(file));
}
