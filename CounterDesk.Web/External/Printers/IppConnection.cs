using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CounterDesk.Domain.Ipp;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Web.External.Printers;

/// <summary>One question to a printer and its answer, over HTTP (RFC 8010 4). Every fault becomes a trouble.</summary>
internal sealed class IppConnection : IDisposable
{
    // RFC 8010 3: the media type of messages.
    private const string MediaType = "application/ipp";

    private const int LongestAnswer = 1 << 18;

    private readonly HttpClient _http;
    private readonly PrinterDevice _device;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;

    public IppConnection(PrinterDevice device, TimeSpan timeout, TimeProvider time)
    {
        (_device, _timeout, _time) = (device, timeout, time);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,

            // A connection that is used twice may fail in a way that HttpClient mends by sending again. A job is never
            // sent twice, so each question has a connection of its own.
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions = { RemoteCertificateValidationCallback = IsBelieved },
        })
        {
            // The whole exchange has a limit below.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Asks, with a document or without, and waits for the answer to this very question.</summary>
    /// <exception cref="PrinterTroubleException">There is no answer that can be understood.</exception>
    public async Task<IppMessage> AskAsync(
        IppMessage question, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        byte[] body = [.. IppWriter.Write(question), .. document.Span];
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _device.HttpAddress)
            {
                Version = HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = new ByteArrayContent(body)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue(MediaType) },
                },
            };
            using var response = await _http.SendAsync(request, either.Token);
            return await ReadAsync(question, response, either.Token);
        }
        catch (HttpRequestException exception)
        {
            throw TroubleOf(exception);
        }
        catch (IppFormatException)
        {
            throw new PrinterTroubleException(PrinterTrouble.NotUnderstood);
        }
        catch (Exception exception) when (exception is IOException
            || exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new PrinterTroubleException(
                exception is IOException ? PrinterTrouble.Unreachable : PrinterTrouble.TooSlow);
        }
        finally
        {
            // It has the document.
            CryptographicOperations.ZeroMemory(body);
        }
    }

    private static async Task<IppMessage> ReadAsync(
        IppMessage question, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not HttpStatusCode.OK)
        {
            throw new PrinterTroubleException(response.StatusCode switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => PrinterTrouble.NotAllowed,
                HttpStatusCode.UpgradeRequired => PrinterTrouble.EncryptionRequired,
                _ => PrinterTrouble.NotAPrinter,
            });
        }

        if (response.Content.Headers.ContentType?.MediaType is not MediaType)
        {
            throw new PrinterTroubleException(PrinterTrouble.NotUnderstood);
        }

        var answer = IppReader.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), out _);

        // RFC 8011 4.1.2: an answer has its question's number.
        return answer.RequestId == question.RequestId
            ? answer
            : throw new PrinterTroubleException(PrinterTrouble.NotUnderstood);
    }

    private static PrinterTroubleException TroubleOf(HttpRequestException exception) =>
        exception.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError when exception.InnerException is AuthenticationException =>
                new(PrinterTrouble.CertificateRefused, mayHaveArrived: false),
            HttpRequestError.SecureConnectionError or HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError => new(PrinterTrouble.Unreachable, mayHaveArrived: false),
            HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse =>
                new(PrinterTrouble.NotUnderstood),
            _ => new(PrinterTrouble.Unreachable),
        };

    private bool IsBelieved(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors is SslPolicyErrors.None
        || _device.CertificateSha256.Length > 0 && certificate is not null
            && CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(certificate.GetRawCertData()), Convert.FromHexString(_device.CertificateSha256));
}

/// <summary>Why there is no answer.</summary>
/// <param name="trouble">As it is told.</param>
/// <param name="mayHaveArrived">False when nothing of the question can have reached the printer.</param>
internal sealed class PrinterTroubleException(PrinterTrouble trouble, bool mayHaveArrived = true) : Exception
{
    public PrinterTrouble Trouble => trouble;

    public bool MayHaveArrived => mayHaveArrived;
}
