using CounterDesk.Web.Data;
using CounterDesk.Web.Keys;
using CounterDesk.Web.RegisterExtracts;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.CommandLine;

/// <summary>What happens between building the program and its first request.</summary>
internal static class Start
{
    /// <summary>Says all that is wrong with the settings at once, before anything reads them.</summary>
    /// <exception cref="CannotStartException">A setting is wrong or missing.</exception>
    public static void CheckSettings(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (AggregateException exception)
            when (exception.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            var wrong = exception.InnerExceptions.Cast<OptionsValidationException>();
            throw new CannotStartException(string.Join(Environment.NewLine, wrong.SelectMany(SentencesOf)));
        }
        catch (OptionsValidationException exception)
        {
            throw new CannotStartException(string.Join(Environment.NewLine, SentencesOf(exception)));
        }
    }

    /// <summary>Serves until it is told to stop.</summary>
    /// <exception cref="CannotStartException">Something it needs cannot be had.</exception>
    public static async Task<int> ServeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using (app)
        {
            await PrepareAsync(app, cancellationToken);
            try
            {
                await app.StartAsync(cancellationToken);
            }
            catch (IOException exception)
            {
                throw new CannotStartException($"The program could not listen: {exception.Message}");
            }

            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Yes;
        }
    }

    /// <summary>
    /// Makes the data folder, brings the database up to date and opens the key ring that belongs to it.
    /// </summary>
    /// <exception cref="CannotStartException">One of them cannot be had.</exception>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        // The check page alone has neither folder nor database.
        if (app.Services.GetService<ExtractFolder>() is { } extract)
        {
            extract.Open();
            return;
        }

        await PrepareDatabaseAsync(app, cancellationToken);
        await app.Services.OpenKeyRingAsync(cancellationToken);
    }

    /// <summary>The same as far as the key ring, for whoever is about to bring that back.</summary>
    /// <exception cref="CannotStartException">One of them cannot be had.</exception>
    public static async Task PrepareDatabaseAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var folder = app.Services.GetRequiredService<DataFolder>();
        try
        {
            folder.Make();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The data folder {folder.Path} cannot be made: {exception.Message}");
        }

        await app.Services.MigrateDatabaseAsync(cancellationToken);
    }

    // The framework wraps our sentences in words for programmers.
    private static IEnumerable<string> SentencesOf(OptionsValidationException exception)
    {
        const string wrapping = "with the error: '";
        return exception.Failures
            .Select(failure => failure.Split(wrapping) is [_, var sentence] ? sentence[..^2] : failure);
    }
}
