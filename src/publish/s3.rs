//! A bucket of a store that speaks S3: Amazon's, or another's whose address is given.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::client::{HttpError, HttpErrorKind};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, BackoffConfig, ClientOptions, Error, ObjectStore, ObjectStoreExt,
    PutMode, PutMultipartOptions, PutOptions, PutPayload, RetryConfig, UpdateVersion,
};
use tokio::runtime::{self, Runtime};
use tokio_stream::StreamExt;

use super::error::PublishError;
use super::remote::{Headers, Listed, Object, Remote, RemoteError, Tag};
use crate::diagnostic::Text;

/// An object longer than this goes in pieces of this length, so that memory holds few of them.
const PIECE: u64 = 16 << 20;

/// Settings that name who we are, one of which must be there.
const CREDENTIALS: [&str; 4] = [
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];

/// How often a request is tried where `AWS_MAX_ATTEMPTS` does not say.
const ATTEMPTS: usize = 6;

/// The settings of the environment whose names begin with `AWS_`.
pub type Environment = BTreeMap<String, String>;

/// A bucket, and the place in it where the site stands.
pub struct Bucket {
    store: Arc<dyn ObjectStore>,
    name: String,
    prefix: String,
    runtime: Runtime,
}

impl Bucket {
    /// Opens a bucket with the keys and the address that the environment names.
    pub fn open(
        bucket: &str,
        prefix: &str,
        environment: &Environment,
    ) -> Result<Self, PublishError> {
        if !CREDENTIALS.iter().any(|name| environment.contains_key(*name)) {
            return Err(PublishError::Failed(no_credentials()));
        }
        // It signs requests and keeps them secret; that it is chosen already is well.
        let _chosen = rustls::crypto::ring::default_provider().install_default();
        let mut builder = AmazonS3Builder::new();
        for (name, value) in environment {
            if let Ok(key) = name.to_ascii_lowercase().parse::<AmazonS3ConfigKey>() {
                builder = builder.with_config(key, value);
            }
        }
        let is_plain = |name| environment.get(name).is_some_and(|it| it.starts_with("http://"));
        let is_plain =
            ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT"].into_iter().any(is_plain);
        let client = ClientOptions::new()
            .with_allow_http(is_plain)
            .with_connect_timeout(Duration::from_secs(10))
            .with_timeout(Duration::from_mins(5));
        let attempts = environment.get("AWS_MAX_ATTEMPTS").and_then(|it| it.parse().ok());
        let retry = RetryConfig {
            backoff: BackoffConfig::default(),
            max_retries: attempts.unwrap_or(ATTEMPTS).saturating_sub(1),
            retry_timeout: Duration::from_mins(3),
        };
        let built =
            builder.with_bucket_name(bucket).with_client_options(client).with_retry(retry).build();
        let store = built.map_err(|error| PublishError::Failed(failed(bucket, &error)))?;
        Self::of(Arc::new(store), bucket, prefix)
    }

    fn of(store: Arc<dyn ObjectStore>, bucket: &str, prefix: &str) -> Result<Self, PublishError> {
        let runtime = runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(|error| {
            PublishError::Failed(Text::new(error.to_string(), error.to_string()))
        })?;
        Ok(Self { store, name: bucket.to_owned(), prefix: prefix.to_owned(), runtime })
    }

    fn path(&self, name: &str) -> Result<Path, RemoteError> {
        let full = if self.prefix.is_empty() {
            name.to_owned()
        } else {
            format!("{}/{name}", self.prefix)
        };
        Path::parse(full).map_err(|error| self.failed(&error.into()))
    }

    fn failed(&self, error: &Error) -> RemoteError {
        RemoteError::Failed(failed(&self.name, error))
    }

    /// Sends an object at once, if the one that is there is of this version.
    async fn put_whole(
        &self,
        path: &Path,
        headers: Headers,
        bytes: Vec<u8>,
        old: Option<&Tag>,
    ) -> Result<Tag, Error> {
        let mode = match old {
            None => PutMode::Create,
            Some(tag) => PutMode::Update(UpdateVersion { e_tag: tag.0.clone(), version: None }),
        };
        let payload = PutPayload::from(bytes);
        let put = |mode| {
            let options = PutOptions { mode, ..attributes(headers).into() };
            self.store.put_opts(path, payload.clone(), options)
        };
        match put(mode).await {
            // The environment says that this store knows no conditions.
            Err(Error::NotImplemented { .. }) => put(PutMode::Overwrite).await,
            result => result,
        }
        .map(|done| Tag(done.e_tag))
    }

    /// Sends an object in pieces; what was sent of one that is not finished is taken back.
    async fn put_pieces(&self, path: &Path, object: Object<'_>) -> Result<(), Trouble> {
        let options = PutMultipartOptions::from(attributes(object.headers));
        let mut upload = self.store.put_multipart_opts(path, options).await?;
        let mut bytes = object.bytes;
        let sent = async {
            loop {
                let piece = read(&mut *bytes, PIECE)?;
                if piece.is_empty() {
                    return Ok(());
                }
                upload.put_part(PutPayload::from(piece)).await?;
            }
        };
        let sent: Result<(), Trouble> = sent.await;
        match sent {
            Ok(()) => Ok(upload.complete().await.map(drop)?),
            Err(trouble) => {
                // What went wrong tells more than that this did too.
                let _gone = upload.abort().await;
                Err(trouble)
            }
        }
    }
}

enum Trouble {
    Disk(io::Error),
    Store(Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

impl Remote for Bucket {
    fn list(&self) -> Result<BTreeMap<String, Listed>, RemoteError> {
        let prefix = self.path("")?;
        let mut listed = self.store.list(Some(&prefix));
        let lead = if self.prefix.is_empty() { String::new() } else { format!("{}/", self.prefix) };
        self.runtime.block_on(async {
            let mut objects = BTreeMap::new();
            while let Some(object) = listed.next().await {
                let object = object.map_err(|error| self.failed(&error))?;
                if let Some(name) = object.location.as_ref().strip_prefix(&*lead).map(str::to_owned)
                {
                    let listed = Listed { length: object.size, tag: Tag(object.e_tag) };
                    objects.insert(name, listed);
                }
            }
            Ok(objects)
        })
    }

    fn read(&self, name: &str) -> Result<Option<(Vec<u8>, Tag)>, RemoteError> {
        let path = self.path(name)?;
        let got = self.runtime.block_on(async {
            let got = self.store.get(&path).await?;
            let tag = Tag(got.meta.e_tag.clone());
            Ok((got.bytes().await?.to_vec(), tag))
        });
        match got {
            Ok(got) => Ok(Some(got)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.failed(&error)),
        }
    }

    fn replace(&self, name: &str, bytes: Vec<u8>, old: Option<&Tag>) -> Result<Tag, RemoteError> {
        let path = self.path(name)?;
        match self.runtime.block_on(self.put_whole(&path, OWN, bytes.clone(), old)) {
            Ok(tag) => Ok(tag),
            Err(Error::Precondition { .. } | Error::AlreadyExists { .. }) => {
                // An answer that was lost makes our own writing look like another's.
                match self.read(name)? {
                    Some((there, tag)) if there == bytes => Ok(tag),
                    _ => Err(RemoteError::Moved),
                }
            }
            Err(error) => Err(self.failed(&error)),
        }
    }

    fn put(&self, mut object: Object<'_>, old: Option<&Tag>) -> Result<(), RemoteError> {
        let (name, length, headers) = (object.name, object.length, object.headers);
        let path = self.path(name)?;
        let sent = if length > PIECE {
            self.runtime.block_on(self.put_pieces(&path, object))
        } else {
            read(&mut *object.bytes, length).map_err(Trouble::from).and_then(|bytes| {
                let put = self.put_whole(&path, headers, bytes, old);
                Ok(self.runtime.block_on(put).map(drop)?)
            })
        };
        sent.map_err(|trouble| match trouble {
            Trouble::Store(Error::Precondition { .. } | Error::AlreadyExists { .. }) => {
                RemoteError::Moved
            }
            Trouble::Store(error) => self.failed(&error),
            Trouble::Disk(error) => RemoteError::Failed(Text::new(
                format!("không đọc được `{name}`: {error}"),
                format!("could not read `{name}`: {error}"),
            )),
        })
    }

    fn delete(&self, name: &str) -> Result<(), RemoteError> {
        let path = self.path(name)?;
        match self.runtime.block_on(self.store.delete(&path)) {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(self.failed(&error)),
        }
    }
}

/// What is said of our own record.
const OWN: Headers =
    Headers { content_type: "text/plain; charset=utf-8", cache_control: "no-store" };

fn attributes(headers: Headers) -> Attributes {
    Attributes::from_iter([
        (Attribute::ContentType, headers.content_type),
        (Attribute::CacheControl, headers.cache_control),
    ])
}

fn read(bytes: &mut dyn Read, most: u64) -> io::Result<Vec<u8>> {
    let mut piece = Vec::new();
    bytes.take(most).read_to_end(&mut piece)?;
    Ok(piece)
}

fn no_credentials() -> Text {
    Text::new(
        "không thấy khóa của kho S3; hãy đặt AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY trong môi \
         trường\n  kho không phải của Amazon: thêm AWS_ENDPOINT_URL, ví dụ https://s3.tinh.gov.vn",
        "there are no keys of an S3 store; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the \
         environment\n  for a store that is not Amazon's add AWS_ENDPOINT_URL, such as https://s3.example.org",
    )
}

/// Says what a store answered. What it says of keys is left out.
fn failed(bucket: &str, error: &Error) -> Text {
    match status(error) {
        Some(401 | 403) => Text::new(
            format!(
                "kho S3 từ chối `{bucket}`: khóa sai, hết hạn, hoặc không có quyền; cần quyền liệt kê, \
                 đọc, ghi và xóa"
            ),
            format!(
                "the S3 store refuses `{bucket}`: the key is wrong, has expired, or lacks rights; it \
                 needs to list, read, write and delete"
            ),
        ),
        Some(404) => Text::new(
            format!("kho S3 không có bucket `{bucket}`; hãy tạo trước, hoặc sửa tên"),
            format!("the S3 store has no bucket `{bucket}`; create it first, or mend the name"),
        ),
        _ if is_out_of_reach(error) => Text::new(
            "không nối được với kho S3; hãy kiểm tra mạng và AWS_ENDPOINT_URL, rồi chạy lại: trang sẽ \
             được đưa lên tiếp từ chỗ dừng",
            "the S3 store cannot be reached; check the network and AWS_ENDPOINT_URL, then run again: \
             publishing goes on where it stopped",
        ),
        _ => {
            let why = innermost(error);
            Text::new(format!("kho S3 báo lỗi: {why}"), format!("the S3 store failed: {why}"))
        }
    }
}

fn chain(error: &Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    std::iter::successors(Some(error as &(dyn std::error::Error + 'static)), |it| (*it).source())
}

/// Gives the status that a server answered with. Only the words of an error always tell it.
fn status(error: &Error) -> Option<u16> {
    let text = chain(error).last()?.to_string();
    let (_, after) = text.split_once("status code: ")?;
    after.get(..3)?.parse().ok()
}

fn is_out_of_reach(error: &Error) -> bool {
    let kind = chain(error).find_map(|it| it.downcast_ref::<HttpError>()).map(HttpError::kind);
    let kinds = [HttpErrorKind::Connect, HttpErrorKind::Timeout, HttpErrorKind::Interrupted];
    kind.is_some_and(|it| kinds.contains(&it))
}

fn innermost(error: &Error) -> String {
    let text = chain(error).last().map(ToString::to_string).unwrap_or_default();
    // What follows is the answer's XML, which may name keys.
    let text = text.split(": <").next().unwrap_or_default();
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use object_store::memory::InMemory;

    use super::*;

    fn bucket() -> (Arc<InMemory>, Bucket) {
        let store = Arc::new(InMemory::new());
        let bucket = Bucket::of(Arc::clone(&store) as _, "danvan", "trang").unwrap();
        (store, bucket)
    }

    fn object<'a>(name: &'a str, bytes: &'a [u8]) -> Object<'a> {
        let headers =
            Headers { content_type: "text/html; charset=utf-8", cache_control: "no-cache" };
        Object { name, length: bytes.len() as u64, headers, bytes: Box::new(bytes) }
    }

    fn is_moved<T>(result: &Result<T, RemoteError>) -> bool {
        matches!(result, Err(RemoteError::Moved))
    }

    #[test]
    fn record_is_replaced_only_by_who_knows_its_version() {
        let (_, bucket) = bucket();
        let write = |text: &str, old| bucket.replace("r", text.into(), old);
        assert!(bucket.read("r").unwrap().is_none());
        let one = write("one", None).unwrap();
        assert!(is_moved(&write("other", None)));
        let two = write("two", Some(&one)).unwrap();
        assert!(is_moved(&write("other", Some(&one))));
        assert_eq!(bucket.read("r").unwrap(), Some((b"two".to_vec(), two)));
        // As after an answer that was lost.
        assert!(write("two", Some(&one)).is_ok());
    }

    #[test]
    fn objects_are_sent_with_their_headers_and_listed_without_those_of_others() {
        let (store, bucket) = bucket();
        let there = |name: &str| bucket.list().unwrap().remove(name).unwrap();
        bucket.put(object("a/Đường hoa #1.html", b"one"), None).unwrap();
        assert!(is_moved(&bucket.put(object("a/Đường hoa #1.html", b"other"), None)));
        let one = there("a/Đường hoa #1.html");
        assert_eq!(one.length, 3);
        bucket.put(object("a/Đường hoa #1.html", b"three"), Some(&one.tag)).unwrap();
        assert!(is_moved(&bucket.put(object("a/Đường hoa #1.html", b"other"), Some(&one.tag))));

        let beside = Bucket::of(Arc::clone(&store) as _, "danvan", "trang-khac").unwrap();
        beside.put(object("b.html", b"theirs"), None).unwrap();
        assert_eq!(bucket.list().unwrap().into_keys().collect::<Vec<_>>(), ["a/Đường hoa #1.html"]);
        let path = bucket.path("a/Đường hoa #1.html").unwrap();
        let got = bucket.runtime.block_on(store.get(&path)).unwrap();
        let told = |it| got.attributes.get(&it).map(|it| it.to_string());
        assert_eq!(told(Attribute::ContentType).as_deref(), Some("text/html; charset=utf-8"));
        assert_eq!(told(Attribute::CacheControl).as_deref(), Some("no-cache"));
        assert_eq!(told(Attribute::ContentEncoding), None);

        bucket.delete("a/Đường hoa #1.html").unwrap();
        bucket.delete("a/Đường hoa #1.html").unwrap();
        assert!(bucket.list().unwrap().is_empty());
        assert_eq!(beside.list().unwrap().len(), 1);
    }

    #[test]
    fn long_object_goes_in_pieces_and_arrives_whole() {
        let (_, bucket) = bucket();
        let long: Vec<u8> = (0..PIECE * 2 + 7).map(|it| it.to_le_bytes()[1]).collect();
        bucket.put(object("a.csv", &long), None).unwrap();
        assert!(bucket.read("a.csv").unwrap().unwrap().0 == long);
    }
}
